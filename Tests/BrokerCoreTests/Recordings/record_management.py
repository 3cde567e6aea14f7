#!/usr/bin/env python3
"""Records scenarios with steps of an operator: the lab's recorder, taught the op "management".

  record_management.py --url amqp://guest:guest@127.0.0.1:5674/ --admin http://guest:guest@127.0.0.1:15674
                       --runs 3 --write scenarios/policy-*.json

WARREN_LAB names the lab's folder (with recorder.py), /work/shared/lab by default; the options are
recorder.py's. A step is {"op": "management", "call": …} with

  set_policy, set_operator_policy   name, pattern, definition, priority, apply-to
  clear_policy, clear_operator_policy   name
  set_topic_permissions   user, exchange, write, read
  clear_topic_permissions   user
  set_permissions   user, configure, write, read
  clear_permissions, delete_user   user

Policies reach the queues after the answer, so such a step ends only when what the API says of all
queues has been the same for a while. A user of "setup" may have "password_hash" for "password".
Names of users are replaced wherever they occur, because a run gives them others: use names that
occur nowhere else.
"""
import copy, os, sys, time

LAB = os.environ.get("WARREN_LAB", "/work/shared/lab")
sys.path.insert(0, LAB)
import recorder


class ManagementRecorder(recorder.Recorder):
    def run(self, scenario):
        self.users = [u["name"] for u in (scenario.get("setup") or {}).get("users", [])]
        hashed = {u["name"]: u["password_hash"] for u in (scenario.get("setup") or {}).get("users", [])
                  if "password_hash" in u}
        if not hasattr(self, "lab_admin"):
            self.lab_admin = self.admin
        self.admin = copy.copy(self.lab_admin)

        def req(method, path, body=None):
            # The user is made by the recorder, which knows only passwords.
            for name, value in hashed.items():
                if method == "PUT" and path.startswith("/api/users/" + name + "-"):
                    body = {"password_hash": value, "tags": ""}
            return self.lab_admin.req(method, path, body)

        self.admin.req = req
        return super().run(dict(scenario, setup={"users": [
            dict(u, password=u.get("password", "")) for u in (scenario.get("setup") or {}).get("users", [])]}))

    def real(self, text):
        if isinstance(text, str) and text not in self.back:
            for name in self.users:
                text = text.replace(name, self.back.get(name, name))
        return super().real(text)

    def do(self, step):
        if step["op"] != "management":
            return super().do(step)
        step = self.real_tree(step)
        call, q = step["call"], self.admin.q
        host = q(self.vhost)
        if call in ("set_policy", "set_operator_policy"):
            body = {k: step[k] for k in ("pattern", "definition", "priority", "apply-to") if k in step}
            self.admin.req("PUT", "/api/%s/%s/%s" % (self.kind(call), host, q(step["name"])), body)
            self.wait_for_policies()
        elif call in ("clear_policy", "clear_operator_policy"):
            self.admin.req("DELETE", "/api/%s/%s/%s" % (self.kind(call), host, q(step["name"])))
            self.wait_for_policies()
        elif call == "set_topic_permissions":
            body = {k: step[k] for k in ("exchange", "write", "read")}
            self.admin.req("PUT", "/api/topic-permissions/%s/%s" % (host, q(step["user"])), body)
        elif call == "clear_topic_permissions":
            self.admin.req("DELETE", "/api/topic-permissions/%s/%s" % (host, q(step["user"])))
        elif call == "set_permissions":
            body = {k: step[k] for k in ("configure", "write", "read")}
            self.admin.req("PUT", "/api/permissions/%s/%s" % (host, q(step["user"])), body)
        elif call == "clear_permissions":
            self.admin.req("DELETE", "/api/permissions/%s/%s" % (host, q(step["user"])))
        elif call == "delete_user":
            self.admin.req("DELETE", "/api/users/" + q(step["user"]))
        else:
            raise ValueError("unknown call " + call)
        return {}

    @staticmethod
    def kind(call):
        return "operator-policies" if "operator" in call else "policies"

    def wait_for_policies(self, quiet=0.25, most=5.0):
        last, since, end = None, time.time(), time.time() + most
        while time.time() < end and time.time() - since < quiet:
            queues = self.admin.req("GET", "/api/queues/" + self.admin.q(self.vhost))
            state = sorted((x["name"], x.get("policy"), x.get("operator_policy"),
                            str(x.get("effective_policy_definition"))) for x in queues)
            if state != last:
                last, since = state, time.time()
            time.sleep(0.05)


def dump(scenario, write=recorder.dump):
    """As the other recordings name what they were recorded from."""
    scenario = {k: v for k, v in scenario.items() if k not in ("server", "runs", "stable", "observed")} | {
        "reference": "RabbitMQ 4.0.5", "observed": scenario["observed"]}
    return write(scenario)


if __name__ == "__main__":
    recorder.dump = dump
    recorder.Recorder = ManagementRecorder
    recorder.main()
