package io.marram.emulator.cli.people;

import io.marram.contract.FaceCrop;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.faces.FaceFinder;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.people.PeopleFunction.Enrolment;
import io.marram.emulator.cli.send.Photo;
import io.marram.faces.MtcnnSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Adds a person, or more photos of one, to the gallery. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Add a person, or more photos of one.",
      "",
      "Faces are found on this machine; only the cut-out face leaves it. The more photos, the surer"
          + " a person is recognised. A face that was added before is not added twice.",
      ""
    })
final class PeopleAddCommand implements Callable<Integer> {

  /** How the function says that a doubtful face can be added all the same, and how we do. */
  private static final String FUNCTION_HINT = "send \"force\":true to enrol it anyway";

  private static final String COMMAND_HINT = "--force adds it all the same";

  @ParentCommand private PeopleCommand people;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The person's name.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PHOTO",
      description = "JPEG or PNG files that show the person.")
  private List<Path> files;

  @Option(
      names = "--face",
      paramLabel = "N",
      description = "Which face of a photo with several: 1 is the leftmost.")
  private Optional<Integer> face;

  @Option(
      names = "--force",
      description = "Add a face even if it is very much like another person's.")
  private boolean force;

  @Override
  public Integer call() {
    if (face.orElse(1) < 1) {
      throw new ParameterException(spec.commandLine(), "--face must be at least 1");
    }
    List<Photo> photos = files.stream().map(Photo::read).toList();
    CommandContext context = people.context();
    try (PeopleFunction function = people.function();
        ProgressDisplay progress = context.progress();
        FaceFinder finder = FaceFinder.open(context.networks().start(), MtcnnSettings.DEFAULT)) {
      EnrolmentPhotos enrolment = new EnrolmentPhotos(finder);
      Map<Photo, FaceCrop> faces = new LinkedHashMap<>();
      for (Photo photo : photos) {
        faces.put(photo, enrolment.face(photo, face));
      }
      int enrolled = 0;
      int templates = 0;
      ProgressDisplay.Part part = progress.begin("adding " + name);
      for (Map.Entry<Photo, FaceCrop> crop : faces.entrySet()) {
        Enrolment result = enrol(function, crop.getKey(), crop.getValue());
        enrolled += result.enrolled();
        templates = result.templates();
      }
      part.done();
      context
          .out()
          .printf(
              "%s: %d face%s added, %d in all.%n",
              name, enrolled, enrolled == 1 ? "" : "s", templates);
    }
    return 0;
  }

  private Enrolment enrol(PeopleFunction function, Photo photo, FaceCrop face) {
    try {
      return function.enrol(name, List.of(face), force);
    } catch (CommandFailure e) {
      String reason = e.getMessage().replace(FUNCTION_HINT, COMMAND_HINT);
      String numbered = "face " + face.index();
      throw new CommandFailure(
          reason.startsWith(numbered)
              ? "the face in " + photo.name() + reason.substring(numbered.length())
              : reason,
          e);
    }
  }
}
