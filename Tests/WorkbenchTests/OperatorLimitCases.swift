/// Operator policies and topic permissions.
enum OperatorLimitCases {
  static let all: [SessionTests.Case] = [
    .init(
      "an operator policy caps a policy",
      """
      declare queue work max-length=50
      set policy p ^work max-length=5 dead-letter-exchange=dlx
      set operator policy caps ^work max-length=2 overflow=reject-publish apply-to=queues
      = caps, an operator policy
      = counts at once for 1 queue
      list operator policies
      = caps
      list policies
      ≠ caps
      list queues name policy operator_policy effective_policy_definition
      = work  p       caps
      show queue work
      = operator policy  caps   max-length=2 overflow=reject-publish
      = x-max-length=2
      send work "{n}" n=5
      expect queue work ready=2 bodies=1,2
      clear operator policy caps
      = is cleared
      send work "{n}" n=9
      expect queue work ready=5
      !404 clear operator policy caps
      set operator policy caps2 .* expires=5s
      !404 clear operator policy caps
      = Did you mean caps2?
      undo
      """),
    .init(
      "operators may only limit",
      """
      ? set operator policy caps .* dead-letter-exchange=dlx
      !400 set operator policy caps .*
      = no policy provided
      !400 set operator policy caps ( max-length=1
      !404 set operator policy caps .* max-length=1 vhost=shop
      set_operator_policy caps .* max-length=1
      list_operator_policies
      = caps
      clear_operator_policy caps
      add vhost shop
      set operator policy caps .* max-length=1 vhost=shop
      = in vhost shop
      list operator policies vhost=/
      ≠ caps
      """),
    .init(
      "topic permissions narrow the keys of an exchange",
      """
      add user ann secret
      set permissions ann .* .* .*
      declare exchange logs topic
      declare queue q
      set topic permissions ann logs ^{username}\\. ^(ann|all)\\.
      = ann in vhost /, keys of logs
      list topic permissions
      = ann   logs      ^{username}\\.  ^(ann|all)\\.
      as ann publish logs ann.a hi
      !403 as ann publish logs bob.a hi
      = ACCESS_REFUSED - write access to topic 'bob.a' in exchange 'logs' in vhost '/' refused
      as ann bind q logs all.#
      !403 as ann bind q logs #
      = read access to topic '#' in exchange 'logs'
      publish logs bob.a hi
      !404 clear topic permissions ann log
      = Did you mean logs?
      !404 clear topic permissions an
      = Did you mean ann?
      clear topic permissions ann logs
      = may use all keys of logs again
      as ann publish logs bob.a hi
      !404 clear topic permissions ann
      !400 set topic permissions ann logs ( .*
      !404 set topic permissions anna logs .* .*
      = Did you mean ann?
      undo
      """),
    .init(
      "a blank password lets nobody in",
      """
      add user ann ""
      set permissions ann .* .* .*
      !403 open connection A user=ann password=""
      = Login was refused
      !403 open connection A user=ann password=x
      open connection A user=ann
      add user bob password-hash=""
      set permissions bob .* .* .*
      !403 open connection B user=bob password=""
      !403 open connection B user=bob password=x
      change password ann new
      open connection C user=ann password=new
      change password ann ""
      !403 open connection D user=ann password=""
      !403 open connection D user=ann password=new
      ? add user carl
      clear password ann
      = ann has no password and cannot log in by one
      !403 open connection E user=ann password=""
      change_password ann again
      open connection F user=ann password=again
      clear_password ann
      !403 open connection G user=ann password=again
      !404 clear password anna
      = Did you mean ann?
      ? clear password
      """),
  ]
}
