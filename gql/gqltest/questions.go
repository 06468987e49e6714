package gqltest

// Questions are queries of the kinds that front ends ask most. Their variables are those of [Fixture.QuestionVariables].
var Questions = []struct{ Name, Query string }{
	{"Q1", `query($cloud: ID!) { technology(id: $cloud) { name owners(first: 10) { totalCount edges { measureCount node { id name shortName } } } } }`},
	{"Q2", `query($platform: ID!) { measure(id: $platform) { id number title text deadline plan { id title documentNumber jurisdiction { name } } headings { number title }
		responsibilities { role asWritten scope openEnded agency { id name shortName kind jurisdiction { name } } evidence { start end quote } }
		technologies { id name englishName } targets { id metric comparator value valueMax unit deadline } evidence { start end source { file } } } }`},
	{"Q3", `query($name: String!) { measures(filter: {jurisdiction: "甲州市", technology: $name}, first: 20) { totalCount nodes { id title leadUnits { name } supportingUnits { name } technologies { name } targets { metric value unit } } } }`},
	{"Q4", `query($data: ID!) { agency(id: $data) { name measures(roles: [RESPONSIBLE], first: 20) { nodes { id title technologies { name } responsibilities { role agency { id name } } } } } }`},
	{"Q5", `query($data: ID!) { agency(id: $data) { name collaborators(first: 10) { edges { measureCount node { id name } } } } }`},
	{"Q6", `query($cloud: ID!, $data: ID!) { path(from: $cloud, to: $data) { length nodes { id kind label } edges { kind source target } } }`},
}

// QuestionVariables returns the variables of [Questions].
func (f *Fixture) QuestionVariables() map[string]any {
	return map[string]any{"cloud": string(f.Cloud.ID), "platform": string(f.Platform.ID), "data": string(f.Data.ID), "name": "大数据"}
}
