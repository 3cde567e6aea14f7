extension JSON {
  /// Headers as the recorder writes them: the times of deaths, which nobody can repeat, left out.
  var withoutDeathTimes: JSON {
    .object(
      members.map { header in
        guard header.key == "x-death", case .array(let deaths) = header.value else {
          return header
        }
        return .init(
          key: header.key,
          value: .array(
            deaths.map { death in
              .object(
                death.members.map {
                  $0.key == "time" ? .init(key: "time", value: .string("<time>")) : $0
                })
            }))
      })
  }
}
