/// The rules about pictures, films and other files of a post.
enum MediaRules {
  static let all: [any PostRule.Type] =
    [
      AltMissing.self, AltDiffers.self, MediaAspect.self, MediaDamaged.self, MediaDimensions.self, MediaElsewhere.self,
      MediaMissing.self, MediaMixed.self, MediaNeeded.self, MediaNotRegular.self, MediaPointer.self,
      MediaTooLarge.self, MediaTypeTaken.self, MediaUnreadable.self, PictureAddress.self, TooManyMedia.self,
    ] + measured

  /// The rules about facts that the header of a film may not have. Then a tool of the machine may measure them.
  static let measured: [any PostRule.Type] = [MediaCodec.self, MediaDuration.self, MediaFrameRate.self]

  /// The most findings of one rule on one channel: enough to begin correcting with.
  static let maximumFindings = 10
}
