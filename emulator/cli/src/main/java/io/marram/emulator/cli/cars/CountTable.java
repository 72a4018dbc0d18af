package io.marram.emulator.cli.cars;

import io.marram.cars.area.Areas;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.LineCount;
import io.marram.cars.count.StallState;
import io.marram.cars.count.ZoneCount;
import io.marram.emulator.cli.output.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts as tables of text. */
final class CountTable {

  private static final int MOST_ROWS = 24;

  private final Areas areas;
  private final boolean moving;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * @param moving whether the rows are moments of a video, in which cars cross lines
   */
  CountTable(Areas areas, boolean moving) {
    this.areas = areas;
    this.moving = moving;
  }

  /** Adds a row: cars, free stalls, zones and lines. */
  void row(String name, CountReport report) {
    List<Object> cells = new ArrayList<>();
    cells.add(name);
    cells.add(report.cars());
    if (!areas.stalls().isEmpty()) {
      cells.add(report.free());
    }
    report.zones().stream().map(ZoneCount::cars).forEach(cells::add);
    if (moving) {
      for (LineCount line : report.lines()) {
        cells.add(line.entered());
        cells.add(line.left());
      }
    }
    rows.add(cells.toArray());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** A row each; of many only some, evenly, with the last. */
  List<String> lines() {
    StringBuilder alignment = new StringBuilder("lr");
    List<String> header = new ArrayList<>(List.of(moving ? "time" : "picture", "cars"));
    if (!areas.stalls().isEmpty()) {
      header.add("free");
    }
    areas.zones().forEach(zone -> header.add(zone.name()));
    if (moving) {
      areas
          .lines()
          .forEach(
              line -> {
                header.add(line.name() + " in");
                header.add("out");
              });
    }
    alignment.append("r".repeat(header.size() - 2));
    TextTable table = new TextTable(alignment.toString(), header.toArray(String[]::new));
    int step = moving ? Math.max(1, (rows.size() + MOST_ROWS - 1) / MOST_ROWS) : 1;
    for (int i = (rows.size() - 1) % step; i < rows.size(); i += step) {
      table.row(rows.get(i));
    }
    return table.lines();
  }

  /** Each place of one report with what is there. */
  static List<String> places(CountReport report) {
    TextTable table = new TextTable("llr", "what", "name", "count");
    table.row("picture", "", cars(report.cars()));
    for (ZoneCount zone : report.zones()) {
      table.row("zone", zone.zone(), cars(zone.cars()));
    }
    for (StallState stall : report.stalls()) {
      table.row("stall", stall.stall(), stall.occupied() ? "occupied" : "free");
    }
    for (LineCount line : report.lines()) {
      table.row("line", line.line(), line.entered() + " entered, " + line.left() + " left");
    }
    return table.lines();
  }

  private static String cars(int count) {
    return count == 1 ? "1 car" : count + " cars";
  }

  /** For example 1:02:03. */
  static String time(long millis) {
    long seconds = millis / 1000;
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
