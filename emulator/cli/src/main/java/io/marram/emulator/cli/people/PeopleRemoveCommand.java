package io.marram.emulator.cli.people;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Forgets a person. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {"Forget a person: all their faces.", ""})
final class PeopleRemoveCommand implements Callable<Integer> {

  @ParentCommand private PeopleCommand people;

  @Parameters(paramLabel = "NAME", description = "The person's name, as 'people list' prints it.")
  private String name;

  @Override
  public Integer call() {
    try (PeopleFunction function = people.function()) {
      int removed = function.remove(name);
      people
          .context()
          .out()
          .printf("%s is forgotten: %d face%s removed.%n", name, removed, removed == 1 ? "" : "s");
    }
    return 0;
  }
}
