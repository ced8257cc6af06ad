"""A question to the browser."""

# How wide the page is, the words that are wider than their place, and what can be pressed only
# after pushing something aside.
CUT = """
const told = 'button, .sidebar a, .figure, h1:not(.unseen), .tabs a, .mark';
const cut = (one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1;
const beside = (one) => one.getBoundingClientRect().right > window.innerWidth + 1;
const found = [...document.querySelectorAll(told)].filter(cut);
found.push(...[...document.querySelectorAll('a, button')].filter(beside));
return [document.documentElement.scrollWidth, found.map((one) => one.innerText)];
"""
