"""The account a person logs in with. It is not an office: what one may do comes from the offices held."""

from __future__ import annotations

import unicodedata
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from khoithong.organisation.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with hashed passwords."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Account:
        """Make an account. Without a password it cannot log in. Raises `ValueError` for an empty name."""
        username = self.model.normalize_username(username).strip()
        if not username:
            raise ValueError("Tên đăng nhập không được để trống.")
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> Account:
        """Make an administrator's account: runs the installation, neither acts in cases nor reads them."""
        return self.create_user(username, password, is_administrator=True, **fields)

    def get_by_natural_key(self, username: str | None) -> Account:
        """Find an account whatever the case of its name's letters."""
        return self.get(username__iexact=unicodedata.normalize("NFKC", username or "").strip())


class Account(AbstractBaseUser):
    """A log-in. One person has at most one."""

    username = models.CharField(max_length=150, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    """Runs the installation; can neither act in nor read cases."""
    is_demo = models.BooleanField(default=False)
    """Made by the demonstration."""
    kept_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """The natural person behind an administrator's account. It opens nothing in cases: it only lets two people be
    told from two accounts where a decision needs two."""

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("username"), name="account_username"),
            models.CheckConstraint(
                name="account_administrator_is_nobody_in_cases",
                condition=models.Q(is_administrator=False) | models.Q(person__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.username

    @property
    def natural_person(self) -> str | None:
        """The key of the person at the keyboard; `None` where nobody was named."""
        key: str | None = self.person_id or self.kept_by_id
        return key
