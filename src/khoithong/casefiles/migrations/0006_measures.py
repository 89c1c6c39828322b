"""The measures of each case, for the list of the managing agencies."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casefiles", "0005_rehearsals"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeasureRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id",
                        "measure",
                        "beneficiary",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("measure", models.CharField(max_length=60)),
                ("beneficiary", models.CharField(max_length=40)),
                ("provision", models.CharField(max_length=80)),
                ("authority", models.CharField(max_length=10)),
                ("agency", models.CharField(max_length=40)),
                ("state", models.CharField(max_length=10)),
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
                "indexes": [models.Index(fields=["agency", "state", "since"], name="measure_agency")],
            },
        ),
    ]
