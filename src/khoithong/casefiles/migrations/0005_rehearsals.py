"""Rehearsals."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casefiles", "0004_adoption"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("owner", models.CharField(db_index=True, max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("document", models.TextField()),
                ("wishes", models.JSONField(default=dict)),
                ("by_hand", models.BooleanField(default=False)),
                ("kept", models.JSONField(default=dict)),
                ("version", models.IntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "beside",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="casefiles.rehearsal",
                    ),
                ),
            ],
        ),
    ]
