"""Tables of case files."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("owner", models.CharField(db_index=True, max_length=40)),
                ("pack", models.CharField(max_length=40)),
                ("data", models.JSONField(default=dict)),
                ("version", models.IntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=20, unique=True)),
                ("pack", models.CharField(max_length=40)),
                ("pack_digest", models.CharField(max_length=64)),
                ("readings", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("seq", models.IntegerField()),
                ("head", models.BinaryField(max_length=32)),
                ("status", models.CharField(max_length=30)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("route", models.CharField(blank=True, max_length=10)),
                ("deciding_agency", models.CharField(blank=True, max_length=40)),
                ("employing_agency", models.CharField(blank=True, max_length=40)),
                ("received_on", models.DateField()),
                (
                    "proposers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("holder", models.CharField(blank=True, max_length=75)),
                ("deadline", models.CharField(blank=True, max_length=30)),
                ("due", models.DateField(null=True)),
                ("meeting_on", models.DateField(null=True)),
                ("decision", models.CharField(blank=True, max_length=15)),
                ("evaluation", models.CharField(blank=True, max_length=15)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "draft",
                                    "under_review",
                                    "awaiting_party_opinion",
                                    "awaiting_decision",
                                    "in_execution",
                                    "suspended",
                                    "awaiting_result_report",
                                    "under_evaluation",
                                    "awaiting_evaluation_opinion",
                                    "awaiting_publication",
                                    "evaluated",
                                    "disapproved",
                                    "withdrawn",
                                    "archived",
                                ),
                            )
                        ),
                        name="case_status",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id",
                        "meeting",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("meeting", models.SmallIntegerField()),
                ("person", models.CharField(max_length=40)),
                ("ballot", models.CharField(max_length=10)),
                ("seq", models.IntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActText",
            fields=[
                ("seq", models.IntegerField()),
                ("values", models.JSONField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("seq", models.IntegerField()),
                ("effective_on", models.DateField()),
                ("took", models.SmallIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=40)),
                ("key", models.UUIDField(unique=True)),
                ("hash", models.BinaryField(max_length=32)),
                ("body", models.TextField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("person", models.CharField(max_length=40)),
                ("what", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefiles.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("stage", models.CharField(max_length=10)),
                ("route", models.CharField(max_length=10)),
                ("day", models.DateField()),
                ("chair", models.CharField(blank=True, max_length=40)),
                ("closed_on", models.DateField(null=True)),
                ("passed", models.BooleanField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportAct",
            fields=[
                ("seq", models.IntegerField()),
                ("effective_on", models.DateField()),
                ("took", models.SmallIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=40)),
                ("key", models.UUIDField(unique=True)),
                ("hash", models.BinaryField(max_length=32)),
                ("body", models.TextField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                ("seq", models.IntegerField()),
                ("values", models.JSONField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DeadlineRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("deadline", models.CharField(max_length=30)),
                ("due", models.DateField()),
                ("provision", models.CharField(blank=True, max_length=80)),
                ("owner", models.CharField(blank=True, max_length=75)),
                ("closed_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["due"],
                        name="deadline_running",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("data", models.JSONField(default=dict)),
                ("updated_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casefiles.case"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "case", "kind"), name="draft_act_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipantRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "party",
                        "relation",
                        "case_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("party", models.CharField(max_length=40)),
                ("relation", models.CharField(max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["case"], name="participant_case")],
            },
        ),
        migrations.CreateModel(
            name="TodoRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "holder",
                        "case_id",
                        "kind",
                        "subject",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("holder", models.CharField(max_length=75)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("deadline", models.CharField(blank=True, max_length=30)),
                ("due", models.DateField(null=True)),
                ("opens_on", models.DateField(null=True)),
                ("since", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["holder", "due"], name="todo_holder"),
                    models.Index(fields=["case"], name="todo_case"),
                ],
            },
        ),
    ]
