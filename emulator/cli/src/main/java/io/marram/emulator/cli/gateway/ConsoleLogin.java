package io.marram.emulator.cli.gateway;

/**
 * The log-in that a gateway made for its console because there was none. It is shown once and kept
 * nowhere.
 *
 * @param user whom it is for
 * @param password in clear text
 */
public record ConsoleLogin(String user, String password) {

  /** What to do when the password that was shown once is not at hand. */
  public static final String FORGOTTEN =
      "The console's user is admin. Password forgotten? ./marram password sets a new one.";

  /** For people. */
  public String text(String thing) {
    return "Log-in of "
        + thing
        + "'s console: user "
        + user
        + ", password "
        + password
        + " (shown only now; ./marram password sets another)";
  }

  @Override
  public String toString() {
    return user;
  }
}
