/// Looking into other virtual hosts.
enum VirtualHostCases {
  private static let shop = """
    add vhost shop
    set permissions guest .* .* .* vhost=shop
    open connection S vhost=shop
    declare queue orders on=S
    declare exchange t topic on=S
    bind orders t a.# on=S
    publish t a.b hi on=S
    """

  static let all: [SessionTests.Case] = [
    .init(
      "what looks is told where to look",
      """
      \(shop)
      show queue orders vhost=shop
      = bindings   t → a.#
      = #1 "hi"
      = send orders BODY on=S
      = move orders to QUEUE vhost=shop
      show exchange t vhost=shop
      = a.# → orders
      = match t KEY vhost=shop
      show exchange amq.topic vhost=/
      ≠ vhost
      show overview vhost=shop
      = messages  1      0        1
      show overview
      = messages  0      0        0
      match t a.b vhost=shop
      = ✓ orders
      diagram vhost=shop
      = a.# → orders
      diagram
      = There is nothing yet
      """),
    .init(
      "expectations look where they are told",
      """
      \(shop)
      expect queue orders ready=1 bodies=hi vhost=shop
      ~ expect queue orders ready=2 vhost=shop
      = found queue orders ready=1
      ~ expect queue orders ready=1
      = found no queue orders
      expect no queue orders
      ~ expect no queue orders vhost=shop
      expect route t a.b orders vhost=shop
      expect route t b nobody vhost=shop
      expect binding orders t a.# vhost=shop
      ~ expect binding orders t a.#
      """),
    .init(
      "messages move within a virtual host",
      """
      \(shop)
      move orders to archive vhost=shop
      = vhost      shop
      expect queue archive bodies=hi vhost=shop
      move archive orders vhost=shop
      expect queue orders bodies=hi vhost=shop
      move orders to to --vhost shop
      expect queue to bodies=hi vhost=shop
      ~ move orders archive
      = There is no queue orders.
      undo 3
      expect queue orders ready=1 vhost=shop
      expect no queue archive vhost=shop
      """),
    .init(
      "the nearest name is one that is there",
      """
      \(shop)
      declare queue order
      ~ show queue orderz vhost=shop
      = Did you mean orders?
      ~ show queue orderz
      = Did you mean order?
      ~ show queue orders vhost=shp
      = There is no virtual host shp. Did you mean shop?
      ~ match t a.b vhost=shp
      ~ match t vhost=shp
      = Did you mean shop?
      ~ diagram vhost=shp
      ~ move orders to x vhost=shp
      ~ expect no queue orders vhost=shp
      = Did you mean shop?
      ~ list queues vhost=shp
      = Did you mean shop?
      !404 get orderss on=S
      = Did you mean orders?
      ? list users vhost=shop
      ? get orders vhost=shop
      """),
    .init(
      "a connection's page is of its virtual host",
      """
      \(shop)
      consume orders as C1 on=S
      declare queue here
      consume here as C2
      show connection S
      = C1
      ≠ C2
      show channel S
      = C1
      close S
      show queue orders vhost=shop
      = open connection CONN vhost=shop
      = send orders BODY on=CONN
      """),
    .init(
      "lint looks everywhere, or where it is told",
      """
      \(shop)
      set operator policy caps ^none max-length=5 vhost=shop
      declare queue lonely
      add user ben secret
      lint
      = shop: operator policy caps
      = queue lonely
      = user ben
      lint vhost=shop
      = operator policy caps
      ≠ lonely
      ≠ ben
      lint vhost=/
      = queue lonely
      ≠ caps
      ~ lint vhost=shp
      = There is no virtual host shp. Did you mean shop?
      ~ lint vhost=
      """),
    .init(
      "the key prompt of another virtual host",
      """
      \(shop)
      match t vhost=shop
      a.c
      = ✓ orders
      b
      = nobody
      """),
  ]
}
