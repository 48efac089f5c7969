/// One box of an ISO base media file (ISO/IEC 14496-12): four letters and a content that may be boxes again.
struct ISOBox {
  let type: String
  let content: ByteView
  /// Whether the file ends before the box does.
  let isCutOff: Bool
}

extension ByteView {
  /// More boxes than one box has: a film sent in pieces has two for every few seconds.
  private static let maximumBoxes = 20_000

  /// The boxes that stand here one after another.
  var boxes: [ISOBox] {
    var boxes: [ISOBox] = []
    var offset = 0
    while boxes.count < ByteView.maximumBoxes, let box = box(at: offset) {
      boxes.append(box.box)
      offset = box.end
    }
    return boxes
  }

  /// The first box of a type.
  func box(_ type: String) -> ByteView? { boxes.first { $0.type == type }?.content }

  private func box(at offset: Int) -> (box: ISOBox, end: Int)? {
    guard let written = number(offset, 4), let type = text(offset + 4, 4) else { return nil }
    // 1 stands for a length of eight bytes that follows, 0 for "up to the end".
    let head = written == 1 ? 16 : 8
    let length = written == 1 ? number(offset + 8, 8) : written == 0 ? count - offset : written
    guard let length, length >= head else { return nil }
    let content = view(offset + head, length - head)
    let end = content == nil ? count : offset + length
    return (ISOBox(type: type, content: content ?? from(offset + head), isCutOff: content == nil), end)
  }
}
