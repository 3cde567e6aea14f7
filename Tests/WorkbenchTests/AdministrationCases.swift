/// Users, permissions, virtual hosts and policies.
enum AdministrationCases {
  static let all: [SessionTests.Case] = [
    .init(
      "users come, change and go",
      """
      add user ann secret tags=administrator,monitoring
      = tags [administrator, monitoring]
      !409 add user ann other
      = User "ann" already exists
      set user tags ann management policymaker
      = tags [management, policymaker]
      set user tags ann
      = tags []
      list users
      = ann
      = guest  administrator
      change password ann other
      = its connections stay
      !404 change password anna other
      = Did you mean ann?
      delete user ann
      !404 delete user ann
      = User "ann" does not exist
      !404 set permissions ann .* .* .*
      """),
    .init(
      "rabbitmqctl's and rabbitmqadmin's spellings are understood",
      """
      add_user ann secret
      set_user_tags ann administrator
      add_vhost shop
      set_permissions -p shop ann ^a .* ""
      list_permissions -p shop
      = shop   ann   ^a
      clear_permissions -p shop ann
      change_password ann other
      declare user name=bob password=secret tags=monitoring
      declare permission user=bob vhost=shop configure=.* write=.* read=.*
      list_users
      = bob    monitoring
      set_policy limits ^q max-length=1
      list_policies
      = limits
      delete_vhost shop
      delete_user ann
      """),
    .init(
      "permissions are three expressions",
      """
      add user ann secret
      !530 as ann declare queue q
      = access to vhost '/' refused for user 'ann'
      !400 set permissions ann ( .* .*
      set permissions ann ^ann\\. ^(ann\\.|amq\\.default$) .*
      as ann declare queue ann.q
      = connection ann, channel 1, user ann
      !403 as ann declare queue q
      = ACCESS_REFUSED - configure access to queue 'q' in vhost '/' refused for user 'ann'
      as ann send ann.q hi
      ? as ann list queues
      = list queues is nothing that a user says
      ? as ann
      = command is missing
      ? as ann as bob send q hi
      ~ as ann send ann.q hi on=you
      = Connection you belongs to user guest
      as ann consume ann.q as C1
      = user ann
      ~ as bob ack C1
      = Connection C1 belongs to user ann
      as ann ack C1
      expect queue ann.q ready=0 unacked=0
      clear permissions ann
      list permissions
      ≠ ann
      !404 clear permissions ann
      undo 2
      list permissions user
      = ann
      """),
    .init(
      "a login needs a user, a virtual host and the right password",
      """
      add user ann secret
      set permissions ann .* .* .*
      open connection A user=ann password=secret
      = connection A, channel 1, user ann
      !403 open connection B user=ann password=Secret
      !403 open connection B user=bob
      !530 open connection B user=ann vhost=shop
      = vhost shop not found
      ~ open connection B user=ann password=****
      ~ open connection A user=ann
      list connections name user vhost
      = A     ann   /
      delete user ann
      = user 'ann' is deleted
      list connections name
      ≠ A
      """),
    .init(
      "without guest nobody is there who speaks",
      """
      delete user guest
      !403 declare queue q
      !403 bind q amq.topic a
      !403 send q hi
      !403 consume q
      !403 get q
      !403 open channel P/2
      !403 open connection P
      !403 produce "" q hi every=1s
      ≠ will publish
      !403 consume q as C1 work=1s
      ≠ works
      expect no queue q
      undo 10
      declare queue q
      """),
    .init(
      "virtual hosts are worlds of their own",
      """
      add vhost shop
      = new, with the predeclared exchanges
      add vhost shop
      = was there
      set permissions guest .* .* .* vhost=shop
      open connection S vhost=shop
      declare queue q on=S
      bind q amq.topic a.# on=S
      publish amq.topic a.b hi on=S
      = 1 copy, 1 ready
      expect no queue q
      list queues vhost=shop
      = q     1
      list bindings vhost=shop
      = a.#
      list exchanges name vhost=shop limit=1
      list queues
      = There are no queues.
      ~ list queues vhost=sjop
      = There is no virtual host sjop
      list vhosts name queues messages
      = shop  1       1
      !404 delete vhost shp
      = Did you mean shop?
      delete vhost shop
      = q   its vhost went
      !404 set permissions guest .* .* .* vhost=shop
      """),
    .init(
      "policies",
      """
      declare queue work.a
      declare queue work.b max-length=5
      send work.a "{n}" n=3
      set policy limits ^work max-length=2 message-ttl=5s apply-to=queues
      = counts at once for 2 queues
      expect queue work.a bodies=2,3
      set policy stronger ^work\\.b$ overflow=reject-publish priority=1
      = counts at once for 1 queue
      list queues name policy effective_policy_definition
      = work.a  limits    max-length=2 message-ttl=5000
      = work.b  stronger  overflow=reject-publish
      list policies name priority
      = stronger  1
      ? set policy typo ^work max-lenght=2
      = max-length?
      ? set policy typo ^work x-max-length=2
      = max-length?
      ? set policy typo ^work overflow=drop
      ? set policy typo ^work apply-to=queue
      = Did you mean queues?
      !400 set policy none ^work
      = no policy provided
      !400 set policy bad ( max-length=1
      set policy other .* alternate-exchange=amq.fanout apply-to=exchanges
      list exchanges name policy
      = amq.topic           other
      clear policy stronger
      list queues name policy
      = work.b  limits
      !404 clear policy stronger
      !404 set policy p .* max-length=1 vhost=shop
      """),
  ]
}
