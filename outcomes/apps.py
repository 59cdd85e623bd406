from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OutcomesConfig(AppConfig):
    name = "outcomes"

    def ready(self) -> None:
        from outcomes import login

        self.build = login.build
        post_migrate.connect(build_the_login, sender=self, weak=False)


def build_the_login(sender: OutcomesConfig, **kwargs: object) -> None:
    sender.build(using=str(kwargs["using"]))
