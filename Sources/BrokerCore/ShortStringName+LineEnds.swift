import AMQPModel

extension ShortStringName {
  /// The name without CR and LF: RabbitMQ drops them where queues and exchanges are declared,
  /// deleted, bound and unbound, and nowhere else (scenario `names-lose-line-ends`).
  var withoutLineEnds: Self {
    let isLineEnd = { (octet: UInt8) in octet == 0x0a || octet == 0x0d }
    guard value.octets.contains(where: isLineEnd),
      let stripped = ShortString(octets: value.octets.filter { !isLineEnd($0) })
    else { return self }
    return Self(stripped)
  }
}
