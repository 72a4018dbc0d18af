package io.marram.camera;

/** Why a delivery is refused, for the tally. */
public enum Refusal {
  /** Not the JSON that the contract asks for, or not Base64. */
  MALFORMED,
  /** More bytes than the settings allow. */
  TOO_LARGE,
  /** No picture that can be worked on. */
  NOT_A_PICTURE,
  /** It was emitted again and again while later frames came through. */
  STUCK
}
