internal import Git
internal import Validation

extension BlobID {
  init(_ id: ObjectID) { self.init(high: id.high, middle: id.middle, low: id.low) }
}

extension ObjectID {
  init(_ blob: BlobID) { self.init(high: blob.high, middle: blob.middle, low: blob.low) }
}
