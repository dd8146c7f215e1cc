"""Addresses of the room, all below directives/."""

from django.urls import path

from liqaa.campaigns.views import directive, drafting, execution, lists, table

app_name = "campaigns"
urlpatterns = [
    path("", lists.directives, name="list"),
    path("new/", drafting.new, name="new"),
    path("<int:pk>/", directive.show, name="directive"),
    path("<int:pk>/edit/", drafting.edit, name="edit"),
    path("<int:pk>/discard/", drafting.discard, name="discard"),
    path("<int:pk>/issue/", directive.issue, name="issue"),
    path("<int:pk>/progress/", directive.progress, name="progress"),
    path("<int:pk>/close/", directive.close, name="close"),
    path("<int:pk>/extend/", directive.extend, name="extend"),
    path("<int:pk>/withdraw/", directive.withdraw, name="withdraw"),
    path("<int:pk>/take-back/", directive.take_back, name="take_back"),
    path("<int:pk>/table.csv", table.as_csv, name="csv"),
    path("<int:pk>/attachments/<int:file_pk>/", table.attachment, name="attachment"),
    path("executions/<int:pk>/", execution.show, name="execution"),
    path("executions/<int:pk>/acknowledge/", execution.acknowledge, name="acknowledge"),
    path("executions/<int:pk>/satisfy/", execution.satisfy, name="satisfy"),
    path("executions/<int:pk>/report/", execution.report, name="report"),
    path("executions/<int:pk>/approve/", execution.approve, name="approve"),
    path("executions/<int:pk>/send-back/", execution.send_back, name="send_back"),
    path("executions/<int:pk>/excuse/", execution.excuse, name="excuse"),
    path("evidence/<int:pk>/<int:evidence_pk>/", execution.evidence, name="evidence"),
]
