package io.marram.emulator.devices.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to fail that can be switched on. */
public enum Fault {
  DROP(Scope.BOARD, "loses its connection and is out of reach until healed"),
  SILENCE(Scope.BOARD, "stays connected, or near, and says nothing"),
  GARBAGE(Scope.BOARD, "sends random bytes of random length"),
  LATE(Scope.BOARD, "reports ten times as seldom"),
  FLOOD(Scope.BOARD, "reports a hundred times a second"),
  WRONG_LENGTH(Scope.BOARD, "sends values that lack their last byte"),
  UNKNOWN_VALUE(Scope.BOARD, "sends the values that mean: not known"),
  DISCONNECT_STORM(Scope.BOARD, "ends every connection within two seconds"),
  CONNECT_REFUSED(Scope.BOARD, "refuses connections, and loses the one that it has"),
  CONNECT_HANG(
      Scope.BOARD, "loses its connection and lets the next hang until the system gives up"),
  NOTIFY_ERROR(Scope.BOARD, "refuses subscriptions, and loses its connection"),
  REPLAY(Scope.BOARD, "repeats one advertisement for ever"),
  DOWNGRADE(Scope.BOARD, "stops encrypting"),
  ADAPTER_OFF(Scope.ADAPTER, "is switched off; whoever uses it may switch it on again"),
  STUCK_DISCOVERY(
      Scope.ADAPTER, "seems to search, hears nothing and does not stop, until switched off"),
  ADAPTER_GONE(Scope.ADAPTER, "is pulled out until healed"),
  BLUETOOTHD_RESTART(Scope.BUS, "bluetoothd ends and is back two seconds later"),
  BUS_RESET(Scope.BUS, "the bus ends all connections and is back two seconds later");

  /** What a fault befalls. */
  public enum Scope {
    BOARD,
    ADAPTER,
    BUS
  }

  /** The name of the whole bus where a board's or an adapter's is expected. */
  public static final String BUS_NAME = "bus";

  private final Scope scope;
  private final String meaning;

  Fault(Scope scope, String meaning) {
    this.scope = scope;
    this.meaning = meaning;
  }

  public Scope scope() {
    return scope;
  }

  /** What it does, as the rest of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its name as it is typed, like {@code wrong-length}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that is typed so, if there is one. */
  public static Optional<Fault> find(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** Whether a board of a kind can fail in this way. */
  public boolean befalls(BoardKind kind) {
    return switch (this) {
      case DISCONNECT_STORM, CONNECT_REFUSED, CONNECT_HANG, NOTIFY_ERROR -> kind == BoardKind.ESS;
      case UNKNOWN_VALUE -> kind == BoardKind.ESS;
      case REPLAY, DOWNGRADE -> kind == BoardKind.BTHOME_ENCRYPTED;
      default -> scope == Scope.BOARD;
    };
  }

  /** The faults of a scope. */
  public static List<Fault> of(Scope scope) {
    return Arrays.stream(values()).filter(fault -> fault.scope == scope).toList();
  }
}
