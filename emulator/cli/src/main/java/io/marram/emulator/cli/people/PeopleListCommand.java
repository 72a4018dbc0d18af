package io.marram.emulator.cli.people;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.people.PeopleFunction.KnownPerson;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints who is known. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {"Print who is known.", ""})
final class PeopleListCommand implements Callable<Integer> {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @ParentCommand private PeopleCommand people;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    try (PeopleFunction function = people.function()) {
      List<KnownPerson> known = function.list();
      if (json) {
        JsonArray array = new JsonArray();
        known.forEach(
            person ->
                array.add(
                    new JsonObject()
                        .add("name", person.name())
                        .add("templates", person.templates())
                        .add("enrolled_at", person.enrolledAt())));
        print(new JsonObject().add("people", array).toString(WriterConfig.PRETTY_PRINT));
      } else if (known.isEmpty()) {
        print("Nobody is known. Add somebody: ./marram people add NAME PHOTO");
      } else {
        TextTable table = new TextTable("lrl", "name", "faces", "since");
        known.forEach(
            person -> table.row(person.name(), person.templates(), minutes(person.enrolledAt())));
        table.lines().forEach(this::print);
      }
    }
    return 0;
  }

  /** An instant to the minute, in the local time; anything else as it is. */
  private static String minutes(String instant) {
    try {
      return MINUTES.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    } catch (DateTimeParseException e) {
      return instant;
    }
  }

  private void print(String line) {
    people.context().out().println(line);
  }
}
