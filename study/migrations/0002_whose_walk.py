from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("study", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="whosewalk", name="a_walk_is_of_one_person"),
        migrations.AddConstraint(
            model_name="whosewalk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("put_away_at", None)),
                fields=("walk", "citizen"),
                name="a_walk_is_somebodys_once",
            ),
        ),
    ]
