"""Files of acts."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casefiles", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("slot", models.CharField(max_length=40)),
                ("seq", models.IntegerField(null=True)),
                ("place", models.SmallIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.draft",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sha256"], name="attachment_content"),
                    models.Index(
                        condition=models.Q(("seq__isnull", True)),
                        fields=["uploaded_by"],
                        name="attachment_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", True), ("draft__isnull", False), ("seq__isnull", True)),
                            models.Q(("case__isnull", False), ("draft__isnull", True)),
                            _connector="OR",
                        ),
                        name="attachment_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place__isnull", True), ("seq__isnull", True)),
                            models.Q(("place__isnull", False), ("seq__isnull", False)),
                            _connector="OR",
                        ),
                        name="attachment_place",
                    ),
                    models.UniqueConstraint(fields=("case", "seq", "place"), name="attachment_place_once"),
                    models.UniqueConstraint(fields=("draft", "sha256"), name="attachment_draft_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("seq__isnull", True)),
                        fields=("case", "slot", "uploaded_by", "sha256"),
                        name="attachment_form_once",
                    ),
                ],
            },
        ),
    ]
