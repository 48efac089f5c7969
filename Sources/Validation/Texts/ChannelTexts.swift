/// The texts that readers of a channel see: one for all channels that show the same.
final class ChannelTexts {
  let all: [SeenText]
  /// Those that rules about writing check.
  private(set) lazy var writing = all.filter(\.isWriting)
  /// Those that are searched for the words of lists.
  private(set) lazy var scanned = ScannedTexts(all)

  init(_ all: [SeenText]) { self.all = all }
}
