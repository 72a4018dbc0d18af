/** A small framework-neutral graph of operations and the passes that rewrite it. */
package io.marram.converter.graph;
