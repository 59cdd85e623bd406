"""The web process. It refuses to start with a database role that the wall would not stop."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from config.checks import refuse_a_role_that_passes_the_wall  # noqa: E402

refuse_a_role_that_passes_the_wall()
