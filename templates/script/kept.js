// What a phone remembers: kept("name") reads it, kept("name", value) writes it, null forgets it. A phone may refuse.
const kept = (name, value) => {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(name));
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // then it remembers nothing
  }
  return null;
};
