from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        from people import migrating, wall

        migrating.leave_the_models_as_they_are()

        # Sent once per app; the last one is enough, when every table stands.
        post_migrate.connect(build_after_the_last, sender=self, weak=False)
        self.build = wall.build


def build_after_the_last(sender: PeopleConfig, **kwargs: object) -> None:
    sender.build(using=str(kwargs["using"]))
