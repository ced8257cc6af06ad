"""Pages as others add them."""

from fastapi import FastAPI

from testdesk.hq.web.signed_in import SignedIn, Supervisor, SupervisorForm


def with_pages(app: FastAPI) -> FastAPI:
    """Pages as others add them."""

    @app.get("/page")
    def page(operator: SignedIn) -> str:
        return operator.csrf

    @app.get("/list")
    def supervisors_list(operator: Supervisor) -> str:
        return operator.name

    @app.post("/action")
    def action(operator: SupervisorForm) -> str:
        return operator.name

    return app
