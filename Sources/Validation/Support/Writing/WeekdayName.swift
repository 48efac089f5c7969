internal import Content

extension Weekday {
  /// `Monday`.
  var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue]
  }
}

extension CivilDate {
  /// `3 December 2026`.
  var named: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day) \(months[(month - 1) % 12]) \(year)"
  }
}

extension ChannelUnderCheck {
  /// The day on which the post goes out there, on the clock of its zone, since 1970; `nil` where it takes a slot.
  var publishDay: Int? { schedule.at.map { schedule.zone.local($0).dayNumber } }
}
