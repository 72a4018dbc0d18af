package io.marram.emulator.cli.kura;

/**
 * What an emulated gateway says of a change to its packages.
 *
 * @param id the name of the operation
 * @param name of the package; empty as long as it is not known
 * @param version of the package; empty as long as it is not known
 * @param state how far it is
 * @param message the reason, in words; may be empty
 */
public record PackageOperation(
    String id, String name, String version, State state, String message) {

  /** How far a change is. */
  public enum State {
    /** Others come first. */
    QUEUED("queued"),
    /** The file is on its way to the gateway. */
    DOWNLOADING("downloading"),
    /** Bundles are exchanged. */
    INSTALLING("installing"),
    /** The new bundles must show that they work. */
    TRIAL("trial"),
    /** It is done. */
    DONE("done"),
    /** Nothing has changed. */
    FAILED("failed"),
    /** The new bundles did not work; the old ones are back. */
    ROLLED_BACK("rolled-back");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word the gateway uses. */
    public String word() {
      return word;
    }

    static State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state of an operation: \"" + word + "\"");
    }
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return state == State.DONE || state == State.FAILED || state == State.ROLLED_BACK;
  }
}
