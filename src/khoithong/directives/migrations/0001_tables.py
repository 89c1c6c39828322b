"""The tables of directives."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casefiles", "0006_measures"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunicationPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(db_index=True, max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("clause", models.CharField(blank=True, max_length=60)),
                ("created_by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(db_index=True, max_length=40)),
                ("role", models.CharField(max_length=10)),
                ("round", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("status", models.CharField(default="sent", max_length=12)),
                ("percent", models.SmallIntegerField(default=0)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("asked_due_on", models.DateField(null=True)),
                ("reminded_on", models.DateField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="directives.assignment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommunicationItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(db_index=True, max_length=40)),
                ("title", models.CharField(max_length=300)),
                ("form", models.CharField(max_length=12)),
                ("planned_on", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("url", models.CharField(blank=True, max_length=500)),
                ("clause", models.CharField(blank=True, max_length=60)),
                ("status", models.CharField(default="planned", max_length=10)),
                ("created_by", models.CharField(max_length=40)),
                ("changed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="directives.communicationplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommunicationFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("uploaded_by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="directives.communicationitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Directive",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(blank=True, max_length=60)),
                ("number", models.CharField(blank=True, max_length=60, null=True)),
                ("date", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=100)),
                ("issuer", models.CharField(blank=True, max_length=200)),
                ("owner", models.CharField(db_index=True, max_length=40)),
                ("signer", models.CharField(blank=True, max_length=120)),
                ("subject", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("source_sha256", models.CharField(blank=True, max_length=64)),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("source_type", models.CharField(blank=True, max_length=100)),
                ("source_size", models.BigIntegerField(default=0)),
                ("reading", models.JSONField(default=dict)),
                ("grounds", models.JSONField(default=list)),
                ("citations", models.JSONField(default=list)),
                ("pack", models.CharField(blank=True, max_length=40)),
                ("status", models.CharField(default="draft", max_length=10)),
                ("draft", models.JSONField(default=dict)),
                ("version", models.IntegerField(default=1)),
                ("created_by", models.CharField(max_length=40)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("issued_by", models.CharField(blank=True, max_length=40)),
                ("issued_at", models.DateTimeField(null=True)),
                ("issued_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("draft", "issued", "withdrawn"))),
                        name="directive_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("issued_by", ""), ("status", "draft")),
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_on__isnull", False),
                                ("status", "issued"),
                                models.Q(("issued_by", ""), _negated=True),
                            ),
                            ("status", "withdrawn"),
                            _connector="OR",
                        ),
                        name="directive_issued_by_somebody",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="communicationplan",
            name="directive",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communication_plans",
                to="directives.directive",
            ),
        ),
        migrations.AddField(
            model_name="communicationitem",
            name="directive",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communication_items",
                to="directives.directive",
            ),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.IntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("actor", models.CharField(max_length=40)),
                ("office", models.CharField(blank=True, max_length=75)),
                ("recorded_at", models.DateTimeField()),
                ("happened_on", models.DateField()),
                ("data", models.JSONField(default=dict)),
                ("idempotency_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="directives.assignment",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="directives.directive",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("uploaded_by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.assignment",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="directives.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.SmallIntegerField()),
                ("words", models.CharField(max_length=500)),
                ("rule", models.CharField(blank=True, max_length=60)),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="directives.directive",
                    ),
                ),
            ],
            options={
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="RecipientAgency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(db_index=True, max_length=40)),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agencies",
                        to="directives.recipient",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.SmallIntegerField()),
                ("clause", models.CharField(blank=True, max_length=60)),
                ("text", models.TextField()),
                ("start", models.IntegerField(null=True)),
                ("end", models.IntegerField(null=True)),
                (
                    "lead_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), default=list, size=None
                    ),
                ),
                (
                    "coordinate_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), default=list, size=None
                    ),
                ),
                ("due_kind", models.CharField(default="none", max_length=10)),
                ("due_from", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("due_words", models.CharField(blank=True, max_length=300)),
                ("every", models.CharField(blank=True, max_length=10)),
                ("every_day", models.SmallIntegerField(null=True)),
                ("every_month", models.SmallIntegerField(null=True)),
                ("report_wanted", models.TextField(blank=True)),
                ("report_kind", models.CharField(blank=True, max_length=12)),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="directives.directive",
                    ),
                ),
            ],
            options={
                "ordering": ("place",),
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="directives.task"
            ),
        ),
        migrations.CreateModel(
            name="CommunicationEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("actor", models.CharField(max_length=40)),
                ("office", models.CharField(blank=True, max_length=75)),
                ("recorded_at", models.DateTimeField()),
                ("data", models.JSONField(default=dict)),
                ("idempotency_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="directives.communicationitem",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="directives.communicationplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("plan__isnull", False), ("item__isnull", False), _connector="OR"),
                        name="communication_entry_of_something",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="communicationplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="communication_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="communicationitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "form__in",
                        (
                            "press",
                            "broadcast",
                            "portal",
                            "conference",
                            "visual",
                            "social",
                            "publication",
                            "other",
                        ),
                    )
                ),
                name="communication_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="communicationitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ("planned", "published", "cancelled"))),
                name="communication_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="communicationitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_on__isnull", False), ("status", "published")),
                    models.Q(
                        models.Q(("status", "published"), _negated=True), ("published_on__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="communication_published_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(fields=("directive", "seq"), name="entry_seq_once"),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.UniqueConstraint(fields=("directive", "place"), name="recipient_place_once"),
        ),
        migrations.AddConstraint(
            model_name="recipientagency",
            constraint=models.UniqueConstraint(fields=("recipient", "agency"), name="recipient_agency_once"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(fields=("directive", "place"), name="task_place_once"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_kind__in", ("date", "standing", "periodic", "none"))),
                name="task_due_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__in", ("", "month", "quarter", "half_year", "year"))),
                name="task_every",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("report_kind__in", ("", "annual", "multi_year"))), name="task_report_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_kind", "date"), _negated=True), ("due_on__isnull", False), _connector="OR"
                ),
                name="task_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_kind", "periodic"), models.Q(("every", ""), _negated=True)),
                    models.Q(models.Q(("due_kind", "periodic"), _negated=True), ("every", "")),
                    _connector="OR",
                ),
                name="task_periodic",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["agency", "status", "due_on"], name="assignment_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                fields=("task", "agency", "parent", "round"), name="assignment_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("sent", "acknowledged", "in_progress", "done", "withdrawn"))
                ),
                name="assignment_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ("lead", "coordinate"))), name="assignment_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gte", 0), ("percent__lte", 100)), name="assignment_percent"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "done"), _negated=True), ("done_on__isnull", False), _connector="OR"
                ),
                name="assignment_done_on_a_day",
            ),
        ),
    ]
