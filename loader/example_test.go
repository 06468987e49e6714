package loader_test

import (
	"context"
	"fmt"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/extract/technology"
	"github.com/plangraph/plangraph/seeds"
)

// A reader needs the tables of agencies and technologies; those in seeds serve any Chinese plan.
func ExampleReader_Load() {
	agencies, err := seeds.Agencies()
	if err != nil {
		panic(err)
	}
	technologies, err := seeds.Technologies()
	if err != nil {
		panic(err)
	}
	r := loader.Reader{Agencies: agencies, Technologies: technology.NewFinder(technologies.Scheme, technologies.Contexts)}
	text := "杭州市数据工作方案\n（一）建设云计算平台。（牵头单位：市经信委，配合单位：市财政局）\n"
	result, err := r.Load(context.Background(), []loader.File{{Name: "plan.txt", Data: []byte(text)}}, nil, nil)
	if err != nil {
		panic(err)
	}
	for _, m := range result.Changes[0].Plan.Measures {
		for _, x := range m.Responsibilities() {
			fmt.Println(m.Number, m.Title, x.Role, x.AsWritten, "=", x.Agency.Name)
		}
	}
	// Output:
	// （一） 建设云计算平台 LEAD 市经信委 = 杭州市经济和信息化委员会
	// （一） 建设云计算平台 SUPPORT 市财政局 = 杭州市财政局
}
