"""The addresses of tasks that directives order."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import task, task_act, task_urge

_ONE = "nhiem-vu/<int:assignment>/"
_OF_DIRECTIVE = "chi-dao/<str:code>/nhiem-vu/<int:place>/"

urlpatterns = [
    path("nhiem-vu/", task.mine, name="tasks"),
    path("nhiem-vu/giao-cap-duoi/", task.given, name="tasks-given"),
    path("nhiem-vu/da-xong/", task.done, name="tasks-done"),
    path(_ONE, task.show, name="assignment"),
    path(f"{_ONE}tep/<uuid:file_id>/", task.file, name="assignment-file"),
    path(f"{_ONE}don-doc/<int:seq>.<slug:kind>", task.letter, name="assignment-letter"),
    path(f"{_ONE}<slug:slug>/", task_act.act, name="assignment-act"),
    path(_OF_DIRECTIVE, task.of_directive, name="directive-task"),
    path(f"{_OF_DIRECTIVE}don-doc/", task_urge.urge, name="task-urge"),
]
