"""The same source for trainers and managers: the job breakdown, and the guide to a debrief."""
