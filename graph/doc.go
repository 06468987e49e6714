// Package graph holds the words of Plangraph: what a government plan says, as types, with the rules that each plan must
// keep, and the contract of stores. It imports the standard library, golang.org/x, graph/norm and its own columns alone.
//
// # Rooms
//
//	graph              types, ids, sources and evidence, dates, rules, the contract of stores
//	graph/rdf          plans as triples and back, and the format of backups
//	graph/snapshot     one revision of the whole graph, indexed in memory, and the questions to it
//	graph/norm         which characters are read alike
//	graph/cayleystore  the contract kept with Cayley, in memory, in SQLite and in PostgreSQL
//	graph/storetest    the conformance suite of stores
//	graph/graphtest    plans for tests, small ones and whole ones made up at random
//	graph/internal     sets, lists of neighbours, counts, columns and an index of texts, which know nothing of plans
//
// # Glossary
//
// One word for one idea, in code, schema, command line and docs.
//
//	Plan            计划 / 方案 / 意见   a document in which a government says what it will do
//	Source          文件                 a file that holds a plan, whole or in part
//	Measure         措施 / 任务          the lowest item of a plan that tells somebody to do something
//	Heading         标题                 an item of the outline above a measure
//	Agency          单位 / 部门          whoever a plan names to act: an office, a company, or a group such as 各区、县(市)政府
//	Lead unit       牵头单位             the agency that answers for a measure
//	Supporting unit 配合单位             an agency that helps
//	Responsible     责任单位             an agency that acts where nobody is named to lead
//	Responsibility  职责                 one agency in one role on one measure
//	Clause          责任条款             the words that say so: (牵头单位:市经信委,配合单位:市发改委)
//	Technology      技术                 a concept of the technology scheme, such as 云计算
//	Target          目标                 a quantified commitment: metric, comparator, value, unit, deadline
//	Jurisdiction    辖区                 the place a plan governs, and within which short names mean something
//	Evidence        出处                 a quote and where it stands in its source
//
// Two of these words mean something else in one corner, and nowhere else. In gql/compiled and gql/exec a plan is a plan of
// execution: how a query is answered. In gql/transport a source is the text of an operation.
//
// # One measure as triples
//
//	«(3)电子政务云平台。…(牵头单位:市经信委,配合单位:市发改委…)» becomes
//
//	measure-…  a                 pg:Measure
//	measure-…  dcterms:isPartOf  plan-…
//	measure-…  pg:leadUnit       agency-…(杭州市经济和信息化委员会)
//	measure-…  pg:supportingUnit agency-…(杭州市发展和改革委员会)
//	measure-…  pg:usesTechnology technology-…(云计算)
//
// The direct edges serve traversal with any triple tool. What a measure's clause says of all its agencies, the measure says
// once: where the clause stands (pg:clause), its scope, the order of the agencies. Where a relation has attributes of its own
// (the words as written, evidence of its own), a node stands beside the edge: a Responsibility, a Mention.
package graph
