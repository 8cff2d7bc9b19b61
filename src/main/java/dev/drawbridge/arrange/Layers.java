package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.drawing.Key;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Blocks in layers from left to right, as the links between them run (Sugiyama's method, as Eclipse
 * ELK has it); what has no links stands in rows beneath.
 *
 * <p>Only the places are taken, arrows are led by the sheet. Hence the routing that is cheapest and
 * reserves no lanes: with orthogonal routing a drawing of 200 services and 700 flows got 47,000
 * units wide, most of it room for lanes that nobody used.
 */
final class Layers {
  /** As screens are. */
  private static final double ASPECT = 1.6;

  /** Wider, for folding leaves rows that are not full. */
  private static final double FOLDED_ASPECT = 2.2;

  /** Room above what stands in a zone. */
  static final double TOP = Metrics.HEADER + Metrics.PADDING / 2;

  private static final double UPRIGHT = 40;

  /** What an arrow more per thing adds to the room between two layers, and how far that goes. */
  private static final double PER_LINK = 20;

  private static final double MOST_FOR_LINKS = 80;

  /**
   * How often ELK tries anew to have fewer crossings. That is its longest step, within which it
   * does not ask whether it was cancelled; among so many links nobody sees a few crossings less.
   */
  private static final int CARE = 7;

  private static final int HASTE = 2;
  private static final int CROWDED = 400;

  private final boolean folded;
  private final Progress progress;
  private final Map<Key, ElkNode> nodes = new HashMap<>();
  private final Map<Key, Rows> loose = new HashMap<>();
  private final Map<Key, Box> places = new HashMap<>();
  private final Set<Key> linked = new HashSet<>();
  private double gap;
  private boolean crowded;

  /**
   * An empty sheet.
   *
   * @param gap between two layers, at least: room for an arrow with its chip
   * @param folded whether layers are brought closer together and folded
   */
  Layers(double gap, boolean folded, Progress progress) {
    this.gap = gap;
    this.folded = folded;
    this.progress = progress;
  }

  /** Where each block stands relative to the one around it, the outermost to a common corner. */
  Map<Key, Box> place(List<Block> blocks, List<Link> links) {
    for (Link link : links) {
      linked.add(link.from());
      linked.add(link.to());
    }
    double crowd = PER_LINK * links.size() / Math.max(1, linked.size());
    gap += Math.min(MOST_FOR_LINKS, crowd);
    crowded = links.size() > CROWDED;
    ElkNode graph = ElkGraphUtil.createGraph();
    space(graph, new ElkPadding(0));
    if (blocks.stream().anyMatch(this::isOpen)) {
      graph.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    }
    List<Block> placed = blocks.stream().filter(this::isLinked).toList();
    placed.forEach(block -> enter(block, graph));
    new LinkedHashSet<>(links)
        .forEach(link -> ElkGraphUtil.createSimpleEdge(node(link.from()), node(link.to())));
    if (!placed.isEmpty()) {
      // It knows how to copy the values of options; without it the algorithm refuses to start.
      LayoutMetaDataService.getInstance();
      new LayeredLayoutProvider().layout(graph, new Watched(progress));
    }
    nodes.forEach(this::read);
    if (folded) {
      places.putAll(new Columns(gap, UPRIGHT, FOLDED_ASPECT).fold(outermost(placed)));
    }
    Box all = Box.holding(outermost(placed).values());
    Rows rest = rows(blocks, all.width());
    double top = placed.isEmpty() ? 0 : all.bottom() + 1.5 * UPRIGHT;
    rest.places().forEach((key, box) -> places.put(key, box.moved(all.x(), top)));
    return places;
  }

  /** What of them has no links, with its inside settled. */
  private Rows rows(List<Block> blocks, double room) {
    return Rows.of(blocks.stream().filter(b -> !isLinked(b)).map(this::settled).toList(), room);
  }

  private Block settled(Block block) {
    if (block.inner().isEmpty()) {
      return block;
    }
    Rows rows = rows(block.inner(), 0);
    rows.places().forEach((key, box) -> places.put(key, box.moved(Metrics.PADDING, TOP)));
    return Block.of(block.key(), width(block, rows), height(block, rows.height()));
  }

  private static double width(Block block, Rows rows) {
    return Math.max(block.width(), rows.width() + 2 * Metrics.PADDING);
  }

  private static double height(Block block, double inner) {
    return Math.max(block.height(), TOP + inner + Metrics.PADDING);
  }

  private Map<Key, Box> outermost(List<Block> blocks) {
    Map<Key, Box> outermost = new HashMap<>();
    blocks.forEach(b -> outermost.put(b.key(), Objects.requireNonNull(places.get(b.key()))));
    return outermost;
  }

  private boolean isLinked(Block block) {
    return linked.contains(block.key()) || block.inner().stream().anyMatch(this::isLinked);
  }

  /** Whether something inside takes part in the layout of the whole. */
  private boolean isOpen(Block block) {
    return block.inner().stream().anyMatch(this::isLinked);
  }

  private ElkNode node(Key key) {
    return Objects.requireNonNull(nodes.get(key));
  }

  private void read(Key key, ElkNode node) {
    places.put(key, new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight()));
    Rows rows = loose.get(key);
    if (rows != null) {
      boolean alone = node.getChildren().isEmpty();
      double top = alone ? TOP : node.getHeight() - Metrics.PADDING - rows.height();
      rows.places().forEach((k, box) -> places.put(k, box.moved(Metrics.PADDING, top)));
    }
  }

  private void enter(Block block, ElkNode around) {
    ElkNode node = ElkGraphUtil.createNode(around);
    nodes.put(block.key(), node);
    node.setDimensions(block.width(), block.height());
    if (!block.inner().isEmpty()) {
      open(block, node);
    }
  }

  private void open(Block block, ElkNode node) {
    List<Block> placed = block.inner().stream().filter(this::isLinked).toList();
    Rows rows = rows(block.inner(), 0);
    loose.put(block.key(), rows);
    double beneath = rows.height() == 0 ? 0 : rows.height() + (placed.isEmpty() ? 0 : UPRIGHT);
    double width = width(block, rows);
    double height = height(block, beneath);
    node.setDimensions(width, height);
    if (placed.isEmpty()) {
      return;
    }
    double side = Metrics.PADDING;
    space(node, new ElkPadding(TOP, side, side + beneath, side));
    node.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
    node.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(width, height));
    placed.forEach(inner -> enter(inner, node));
  }

  private void space(ElkNode graph, ElkPadding padding) {
    graph.setProperty(LayeredOptions.PADDING, padding);
    graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(LayeredOptions.ASPECT_RATIO, ASPECT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
    graph.setProperty(LayeredOptions.THOROUGHNESS, crowded ? HASTE : CARE);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, gap);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, UPRIGHT);
    graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 1.5 * UPRIGHT);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, UPRIGHT / 2);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, Metrics.APART);
  }

  /** ELK asks it between any two of its steps. */
  private static final class Watched extends BasicProgressMonitor {
    private final Progress progress;

    Watched(Progress progress) {
      this.progress = progress;
    }

    @Override
    public boolean isCanceled() {
      return progress.isCancelled();
    }
  }
}
