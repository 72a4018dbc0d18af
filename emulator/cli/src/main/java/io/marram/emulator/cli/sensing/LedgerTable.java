package io.marram.emulator.cli.sensing;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.output.TextTable;
import java.util.Locale;

/** What became of all readings, for people and for programs. */
public final class LedgerTable {

  private LedgerTable() {}

  /** The ledger as a table; its total is the last row if there is more than one. */
  public static TextTable of(Ledger ledger) {
    TextTable table =
        new TextTable(
            "llrrrrrr",
            "gateway",
            "stream",
            "sent",
            "stored",
            "in flight",
            "dropped",
            "lost",
            "duplicate");
    ledger.lines().forEach(line -> row(table, line));
    if (ledger.lines().size() > 1) {
      row(table, ledger.total());
    }
    return table;
  }

  private static void row(TextTable table, LedgerLine line) {
    table.row(
        line.gateway().isEmpty() ? "all" : line.gateway(),
        line.stream(),
        count(line.sent()),
        count(line.stored()),
        count(line.inFlight()),
        count(line.dropped()),
        count(line.lost()),
        count(line.duplicate()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The ledger as JSON. */
  public static JsonObject toJson(Ledger ledger) {
    JsonArray streams = new JsonArray();
    ledger.lines().forEach(line -> streams.add(toJson(line)));
    return new JsonObject()
        .add("clean", ledger.clean())
        .add("streams", streams)
        .add("total", toJson(ledger.total()));
  }

  private static JsonObject toJson(LedgerLine line) {
    return new JsonObject()
        .add("gateway", line.gateway())
        .add("stream", line.stream())
        .add("sent", line.sent())
        .add("stored", line.stored())
        .add("in_flight", line.inFlight())
        .add("dropped", line.dropped())
        .add("lost", line.lost())
        .add("duplicate", line.duplicate());
  }
}
