# What is done often. `pip install uv` comes first.

# The product, with the invented valley.
demo:
    uv run manage.py serve --demo

# Everything that must be clean before a commit.
check:
    uv run ruff check .
    uv run ruff format --check .
    uv run mypy .
    uv run djade --check $(git ls-files 'templates/*.html')
    uv run manage.py makemigrations --check --dry-run

test *ARGS:
    uv run pytest {{ARGS}}

# New strings into the Welsh catalogue (needs gettext's tools).
messages:
    uv run manage.py makemessages -l cy --no-location --no-obsolete

# The README's pictures, again.
pictures:
    uv run python -m tests.pictures

# Pins, in one place more: after any change of pyproject.
pins:
    uv export --no-emit-project --no-dev --no-header --format requirements-txt -o requirements.txt
