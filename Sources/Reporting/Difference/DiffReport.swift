package import Content
import Ledger

/// What readers would see differently than when a post was last approved or published.
package struct DiffReport: Sendable {
  package let channels: [ChannelDifference]
  /// The zone in which times are told: that of `stet.yml`.
  package let zone: Zone

  package init(_ channels: [ChannelDifference], zone: Zone) {
    self.channels = channels
    self.zone = zone
  }

  /// For people at a terminal: what changed, once for all channels where it is the same; then where nothing did.
  package func text(style: TextStyle) -> String {
    let blocks = groups.map { group in
      let head = style.paint("\(names(group)): ", .bold) + since(group[0]) + "\n"
      let facts = group[0].facts.map { $0 + "\n" }.joined()
      let words = group[0].words.isEmpty ? "" : group[0].words.text(style: style)
      return [head, facts, words].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let unchanged = channels.filter(\.isEmpty)
    let rest = unchanged.isEmpty ? [] : ["\(names(unchanged)): \(DifferenceMessages.nothing)\n"]
    return (blocks + rest).joined(separator: "\n")
  }

  /// The channels with a difference, those together that differ alike.
  private var groups: [[ChannelDifference]] {
    channels.filter { !$0.isEmpty }.reduce(into: []) { groups, channel in
      if let index = groups.firstIndex(where: { $0[0].says(theSameAs: channel) }) {
        groups[index].append(channel)
      } else {
        groups.append([channel])
      }
    }
  }

  private func names(_ channels: [ChannelDifference]) -> String {
    channels.map { TerminalText.oneLine($0.channel) }.joined(separator: ", ")
  }

  private func since(_ difference: ChannelDifference) -> String {
    guard let record = difference.basis?.record else { return DifferenceMessages.noBasis }
    let time = LocalDates(zone: zone, now: record.time).day(record.time)
    return DifferenceMessages.since(LogMessages.happened(record.kind), by: record.actor, time)
  }
}
