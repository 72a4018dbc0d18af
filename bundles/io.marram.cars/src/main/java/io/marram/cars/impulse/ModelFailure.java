package io.marram.cars.impulse;

/** Why a model cannot be asked. */
final class ModelFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private ModelFailure(String reason, boolean lasting) {
    super(reason);
    this.lasting = lasting;
  }

  /** Another try may go well. */
  static ModelFailure passing(String reason) {
    return new ModelFailure(reason, false);
  }

  /** Somebody has to do something. */
  static ModelFailure lasting(String reason) {
    return new ModelFailure(reason, true);
  }

  boolean isLasting() {
    return lasting;
  }

  ModelFailure with(String more) {
    return more.isEmpty() ? this : new ModelFailure(getMessage() + more, lasting);
  }
}
