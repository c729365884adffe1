Syntax that one of the engines takes and the other refuses; what both agree on stands in syntax-errors.txt and syntax-valid.txt.

//# a call is no target of an assignment
//@ differs V8 throws a ReferenceError when the assignment runs, for old pages' sake.
//> "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>"
//> undefined
//node> "throws <ReferenceError>" "undefined" "throws <ReferenceError>"
//node> undefined
print(attempt(() => eval('f() = 1')), attempt(() => eval('for (f() of []) ;')), attempt(() => eval('f()++')));

//# an optional chain cannot be constructed
//@ differs QuickJS takes new a?.b().
//> "{}"
//node> "throws <SyntaxError>"
attempt(() => eval('new ({ b: Object })?.b()'));

//# a setter has no rest parameter
//@ differs QuickJS takes one.
//> "{\"a\": <set>}"
//node> "throws <SyntaxError>"
attempt(() => eval('({ set a(...b) { } })'));

//# async as the name of a parameter without parentheses
//@ differs QuickJS refuses async => 1.
//> "throws <SyntaxError>"
//node> "\"\""
attempt(() => eval('async => 1').name);

//# a constant and a function of one name at the top
//@ differs QuickJS takes them at the top of evaluated code when the function comes last.
//> "undefined" "undefined" "throws <SyntaxError>" "throws <SyntaxError>"
//> undefined
//node> "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>"
//node> undefined
print(
  attempt(() => (0, eval)('const f = 1; function f() {}')), attempt(() => (0, eval)('let g = 1; function g() {}')),
  attempt(() => (0, eval)('function h() {} const h = 1')), attempt(() => Function('const i = 1; function i() {}'))
);
