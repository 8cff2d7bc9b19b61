package dev.drawbridge.target.host;

import dev.drawbridge.problem.Code;

/** What the playbooks are for, as the README of a bundle says it. */
enum AnsibleUse implements Code {
  ANSIBLE_REHEARSE,
  ANSIBLE_APPLY,
  ANSIBLE_STATUS,
  ANSIBLE_REMOVE
}
