package io.marram.faces;

import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.List;

/**
 * Multi-task cascaded convolutional networks: Zhang et al., Joint Face Detection and Alignment
 * using Multi-task Cascaded Convolutional Networks, 2016. A first network proposes squares in the
 * picture at many sizes, a second rejects most of them and moves the rest, a third does so again
 * and marks five points. Results agree with those of facenet-pytorch.
 *
 * <p>Work and memory are bounded whatever the picture shows: large pictures go through the first
 * network in bands, boxes through the others in batches, and only so many boxes go on from each
 * stage. Keeps nothing between pictures; as many threads may use it as its networks allow.
 */
public final class Mtcnn {

  private final ProposalStage proposals;
  private final RefinementStage refinement;
  private final OutputStage output;
  private final int mostFaces;

  /**
   * The networks get RGB as {@code (v - 127.5) / 128}, NHWC.
   *
   * @param proposal any size; answers probability [1, h, w, 2] and regression [1, h, w, 4]
   * @param refinement [n, 24, 24, 3]; answers probability [n, 2] and regression [n, 4]
   * @param output [n, 48, 48, 3]; answers probability [n, 2], regression [n, 4] and landmarks [n,
   *     10], x of the five points before y
   */
  public Mtcnn(Network proposal, Network refinement, Network output, MtcnnSettings settings) {
    this.proposals = new ProposalStage(proposal, settings);
    this.refinement = new RefinementStage(refinement, settings.refinementThreshold());
    this.output = new OutputStage(output, settings.outputThreshold());
    this.mostFaces = settings.mostFaces();
  }

  /**
   * Finds the faces in a picture.
   *
   * @return the faces, surest first; empty if there are none
   * @throws NetworkException if a network cannot answer
   */
  public List<Face> detect(RgbImage picture) throws NetworkException {
    Candidates proposed = proposals.propose(picture);
    Candidates refined = refinement.refine(picture, proposed);
    List<Face> faces = output.finish(picture, refined);
    return faces.size() <= mostFaces ? faces : List.copyOf(faces.subList(0, mostFaces));
  }
}
