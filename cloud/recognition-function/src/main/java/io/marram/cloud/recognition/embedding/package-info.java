/**
 * Faces as vectors: two pictures of one person lie close together, those of different people far
 * apart. {@link io.marram.cloud.recognition.embedding.EmbeddingModel} names the networks there are.
 */
package io.marram.cloud.recognition.embedding;
