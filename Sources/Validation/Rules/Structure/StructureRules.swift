/// The rules about the shape of posts: their keys, channels and times.
enum StructureRules {
  static let all: [any PostRule.Type] = [
    DuplicateChannel.self, EmptyText.self, KeyWithoutEffect.self, LinkNotHTTP.self, NoChannels.self,
    OptionNotOnNetwork.self, OptionValueTaken.self, RelativeTime.self, SeveralQueues.self, SlotWithoutSlots.self,
    ThreadNotOnNetwork.self, TimeGap.self, TimeOverlap.self, UndeclaredLanguage.self, UnknownChannel.self,
    UnknownLabel.self, UnknownOverride.self, Unplanned.self, UnusedOverride.self, Window.self,
  ]
}
