package graphtest

import "github.com/plangraph/plangraph/graph"

const cloudText = "杭州市“云上城市”行动方案（2014—2016年）\r\n" +
	"到2016年，信息经济总规模突破1.28万亿元。\r\n" +
	"一、主要任务\r\n" +
	"（一）电子政务。\r\n" +
	"1．政务云平台。运用云计算建设“政务云”，上云部门达到60家以上。（牵头单位：市经信委，配合单位：市发改委、云栖公司等）\r\n" +
	"2．数据归集。建设\\大数据\\中心😀，网络带宽达到100G—400G；2015年6月底前建成。\r\n" +
	"3．标识应用。推广射频识别(电子标签)。\r\n" +
	"（责任单位：市发改委，各区、县（市）政府）\r\n" +
	"二、保障措施\r\n" +
	"坚持谁主管谁负责。\r\n" +
	"广告：低价云服务【点击\r\n"

const cloudExcerpt = "1.政务云平台.运用云计算建设“政务云”,上云部门达到60家以上.(牵头单位:市经信委,配合单位:市发改委、云栖公司等)\n"

func (w *world) cloudPlan() *graph.Plan {
	industry := agency(w.hangzhou, graph.Government, "杭州市经济和信息化委员会", "市经信委", "市经委", "市经济和信息化委")
	reform := agency(w.hangzhou, graph.Government, "杭州市发展和改革委员会", "市发改委")
	company := agency(nil, graph.Enterprise, "云栖公司", "云栖公司")
	company.Unresolved = true
	districts := agency(w.hangzhou, graph.Collective, "各区、县(市)政府", "各区、县(市)政府")
	d := newDraft(graph.Plan{Title: "杭州市“云上城市”行动方案（2014—2016年）", DocumentNumber: "杭政办函〔2014〕7号", Issuer: reform, Jurisdiction: w.hangzhou,
		IssuedOn: graph.Date{Year: 2014, Month: 8, Day: 25}, PeriodStart: 2014, PeriodEnd: 2016, Address: "https://example.org/plans/7?a=1&b=云"}, cloudText, cloudExcerpt)
	d.target(nil, graph.Target{Metric: "信息经济总规模", Comparator: graph.GT, Value: 1.28, Unit: "万亿元"}, "总规模突破1.28万亿元").SetDeadline(graph.PartialDate{Year: 2016})

	headings := []graph.Heading{{Number: "一、", Title: "主要任务"}, {Number: "（一）", Title: "电子政务"}}
	first := d.measure("一/（一）/1", "1．", "政务云平台", "政务云平台", headings...)
	const clause = "市发改委、云栖公司等"
	d.clause(first, "市经信委", graph.Lead, graph.Own, industry)
	d.clause(first, clause, graph.Support, graph.Own, reform, company)
	amend(first, 2, func(r *graph.Responsibility) { r.OpenEnded = true })
	d.mention(first, w.technology["cloud-computing"], "云计算")
	d.mention(first, w.technology["e-government-cloud"], "政务云")
	d.target(first, graph.Target{Metric: "上云部门", Comparator: graph.GE, Value: 60, Unit: "家"}, "60家以上")

	second := d.measure("一/（一）/2", "2．", "数据归集", "数据归集。建设\\大数据\\中心😀，网络带宽达到100G—400G；2015年6月底前建成。", headings...)
	second.SetDeadline(graph.PartialDate{Year: 2015, Month: 6})
	d.mention(second, w.technology["big-data"], "大数据")
	upper := 400.0
	d.target(second, graph.Target{Metric: "网络带宽", Comparator: graph.EQ, Value: 100, ValueMax: &upper, Unit: "G"}, "100G—400G").SetDeadline(graph.PartialDate{Year: 2015, Month: 6, Day: 30})
	d.group("（责任单位：市发改委，各区、县（市）政府）", second, reform, districts)

	third := d.measure("一/（一）/3", "3．", "标识应用", "标识应用。推广射频识别(电子标签)。\r\n（责任单位：市发改委，各区、县（市）政府）", headings...)
	d.mention(third, w.technology["rfid"], "射频识别")
	d.mention(third, w.technology["rfid"], "电子标签")
	d.group("（责任单位：市发改委，各区、县（市）政府）", third, reform, districts)

	d.reject("a saying, not a clause", "谁主管谁负责")
	d.anomaly("an advertisement", "广告：低价云服务【点击")
	d.anomaly("a bracket that is never closed", "【")
	return d.Plan
}

// group adds responsibilities by a clause that governs several measures; the second is written otherwise than it is called.
func (d *draft) group(words string, m *graph.Measure, agencies ...*graph.Agency) {
	d.clause(m, words, graph.Responsible, graph.Group, agencies...)
	amend(m, 1, func(r *graph.Responsibility) { r.AsWritten = "各区、县（市）政府" })
}

const dataText = "杭州市数据开放意见\n一、推动大数据和云存储的应用，每年开放数据3项。市经信委牵头，市统计局配合。\n二、开展物联网试点。市经信委负责。\n"

func (w *world) dataPlan() *graph.Plan {
	industry := agency(w.hangzhou, graph.Government, "杭州市经济和信息化委员会", "市经信委", "市经信委(市信息化办)")
	statistics := agency(w.hangzhou, graph.Government, "杭州市统计局", "市统计局")
	d := newDraft(graph.Plan{Title: "杭州市数据开放意见", Jurisdiction: w.hangzhou}, dataText)
	first := d.measure("一", "一、", "推动大数据和云存储的应用", "推动大数据和云存储的应用，每年开放数据3项。市经信委牵头，市统计局配合。")
	d.clause(first, "市经信委牵头，市统计局配合", graph.Lead, graph.Own, industry)
	d.clause(first, "市经信委牵头，市统计局配合", graph.Support, graph.Own, statistics)
	d.mention(first, w.technology["big-data"], "大数据")
	d.mention(first, w.technology["cloud-storage"], "云存储")
	d.target(first, graph.Target{Metric: "每年开放数据", Comparator: graph.EQ, Value: 3, Unit: "项"}, "每年开放数据3项")
	second := d.measure("二", "二、", "开展物联网试点", "开展物联网试点。市经信委负责。")
	d.clause(second, "市经信委负责", graph.Lead, graph.Own, industry)
	d.mention(second, w.technology["internet-of-things"], "物联网")
	return d.Plan
}

const xianningText = "咸宁市智慧城市建设方案\n——建设云平台。(责任单位：市经信委；市委宣传部指导)\n——不使用任何技术。\n"

func (w *world) xianningPlan() *graph.Plan {
	industry := agency(w.xianning, graph.Government, "咸宁市经济和信息化委员会", "市经信委")
	publicity := agency(w.xianning, graph.Party, "中共咸宁市委宣传部", "市委宣传部")
	d := newDraft(graph.Plan{Title: "咸宁市智慧城市建设方案", Issuer: industry, Jurisdiction: w.xianning, IssuedOn: graph.Date{Year: 2013, Month: 1, Day: 4}, PeriodEnd: 2015}, xianningText)
	first := d.measure("1", "——", "建设云平台", "建设云平台。(责任单位：市经信委；市委宣传部指导)")
	d.clause(first, "(责任单位：市经信委；市委宣传部指导)", graph.Responsible, graph.Own, industry)
	d.clause(first, "(责任单位：市经信委；市委宣传部指导)", graph.Support, graph.Own, publicity)
	d.mention(first, w.technology["cloud-computing"], "云平台")
	d.measure("2", "——", "不使用任何技术", "不使用任何技术。")
	return d.Plan
}
