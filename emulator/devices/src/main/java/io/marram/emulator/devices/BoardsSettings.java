package io.marram.emulator.devices;

import io.marram.emulator.devices.board.BoardIdentity;
import io.marram.emulator.devices.board.BoardKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which boards there are. The same settings always make the same boards.
 *
 * @param ess number of boards that notify
 * @param bthome number of boards that advertise plain values
 * @param encrypted number of boards that advertise encrypted values; all together at most 500
 * @param adapters 1..8, named hci0, hci1, …; the boards of each kind are dealt out to them in turn
 * @param slots connections that an adapter's controller can hold, 1..32
 * @param intervalMillis between two reports of a board, 100..3,600,000
 */
public record BoardsSettings(
    int ess, int bthome, int encrypted, int adapters, int slots, long intervalMillis) {

  /** More than this is more than one bus is made for. */
  public static final int MOST_BOARDS = 500;

  /**
   * @throws IllegalArgumentException says which value is out of range
   */
  public BoardsSettings {
    require(ess >= 0 && bthome >= 0 && encrypted >= 0, "a number of boards is negative");
    require(
        (long) ess + bthome + encrypted <= MOST_BOARDS,
        "there are more than " + MOST_BOARDS + " boards");
    require(adapters >= 1 && adapters <= 8, "adapters must be 1..8");
    require(slots >= 1 && slots <= 32, "connection slots must be 1..32");
    require(
        intervalMillis >= 100 && intervalMillis <= 3_600_000,
        "the interval must be 100 ms..1 hour");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The adapters' names. */
  public List<String> adapterNames() {
    return Stream.iterate(0, i -> i + 1).limit(adapters).map(i -> "hci" + i).toList();
  }

  /** The boards, those that notify first. */
  public List<BoardIdentity> boards() {
    List<BoardIdentity> boards = new ArrayList<>();
    for (Map.Entry<BoardKind, Integer> kind :
        List.of(
            Map.entry(BoardKind.ESS, ess),
            Map.entry(BoardKind.BTHOME, bthome),
            Map.entry(BoardKind.BTHOME_ENCRYPTED, encrypted))) {
      for (int number = 1; number <= kind.getValue(); number++) {
        boards.add(
            new BoardIdentity(
                kind.getKey().name(number),
                kind.getKey().address(number),
                kind.getKey(),
                "hci" + (number - 1) % adapters));
      }
    }
    return boards;
  }
}
