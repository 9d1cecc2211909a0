package co.datacue.conformance;

import co.datacue.conformance.Check.Sending;
import co.datacue.conformance.request.CreatedThings;
import co.datacue.conformance.request.CreatedThings.Creation;
import co.datacue.conformance.request.OwnIds;
import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates what requests need, remembers whatever may have been created, and deletes it. */
final class CleanUp {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RawSender sender;
  private final Contract contract;
  private final CreatedThings created;
  private final Set<String> stubborn = new LinkedHashSet<>();
  private final List<String> lost = new ArrayList<>();

  CleanUp(RawSender sender, Contract contract) {
    this.sender = sender;
    this.contract = contract;
    this.created = new CreatedThings(contract);
  }

  /** Creates what the path of the operation names; returns why that failed, or empty. */
  Optional<String> arrange(Operation operation, OwnIds ids)
      throws IOException, InterruptedException {
    if (CreatedThings.parameters(operation).isEmpty()) {
      return Optional.empty();
    }
    Optional<Creation> creation = created.creating(operation, ids);
    if (creation.isEmpty()) {
      return Optional.of("the contract has nothing that creates what its path names");
    }
    Operation post = creation.get().operation();
    String body = creation.get().body().toString();
    int status = 500; // whoever does not answer may have done it
    try {
      status =
          sender.send(post.method(), post.path(), post.signing(), Sending.AS_IT_IS, body).status();
    } finally {
      if (status < 400 || status >= 500) {
        created.add(post, creation.get().body());
      }
    }
    return status / 100 == 2
        ? Optional.empty()
        : Optional.of("what it needs could not be created: " + post.id() + " answered " + status);
  }

  /**
   * To be called after a request that may have created something, wanted or not.
   *
   * @param taken whether the server says that it took it
   */
  void mayHaveCreated(Check check, boolean taken) {
    if (creations(created, check) > 0 && taken) {
      lost.add(check + " was taken; what it created, if anything, has no id to delete it by");
    }
  }

  /** To be called after a request that was taken, and has deleted what it names. */
  void hasDeleted(Check check) {
    created.deleted(check.path());
  }

  /** Adds what a request creates, and returns of how many things the id is not known. */
  static int creations(CreatedThings created, Check check) {
    if (!check.operation().method().equals("POST")) {
      return 0;
    }
    try {
      return created.add(check.operation(), JSON.readTree(check.body()));
    } catch (IOException e) {
      return 1; // no JSON, and yet taken
    }
  }

  /** Deletes what was created since; what cannot be deleted is left for the end. */
  void afterRequest() {
    for (String path : created.deletions()) {
      created.deleted(path);
      if (!delete(path).isEmpty()) {
        stubborn.add(path);
      }
    }
  }

  /**
   * Deletes what is still there.
   *
   * @return what could not be deleted, and why
   */
  List<String> atEnd() {
    afterRequest();
    List<String> left = new ArrayList<>(lost);
    for (String path : stubborn) {
      String problem = delete(path);
      if (!problem.isEmpty()) {
        left.add("DELETE " + path + ": " + problem);
      }
    }
    return left;
  }

  private String delete(String path) {
    Operation operation = contract.match("DELETE", path).orElseThrow();
    try {
      int status = sender.send("DELETE", path, operation.signing(), Sending.AS_IT_IS, "").status();
      return status / 100 == 2 || status == 404 ? "" : "answered " + status;
    } catch (IOException e) {
      return "no answer (" + e + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
