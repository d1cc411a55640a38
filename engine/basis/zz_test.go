package basis
import ("testing";"fmt";"math")
func TestZZ(t *testing.T){
 for _, c := range []struct{m,d int}{{2,2},{3,3}} {
  tp := &ThinPlate{order:c.m, factor: radialFactor(c.m,c.d)}
  at := func(x ...float64) float64 { return tp.radial(make([]float64,c.d), x[:c.d]) }
  fmt.Printf("%d %.17g %.17g %.17g %.17g %.17g %.17g %.17g\n", c.d, at(1,0,0),at(2,0,0),at(3,0,0),at(math.E,0,0),at(.5,0,0),at(1,2,0),at(7,5,3))
 }
 g := math.Sqrt(math.Pi)
 f := g; k:=2; for i:=0;i<k;i++ { f/= -0.5-float64(i)}; for i:=0;i<3;i++ {f/=4}; f1:=f
 f1/=math.Pi; f1/=g; f1/=2
 fmt.Printf("%.17g\n", f1)
 f2 := f; f2/=g; f2/=math.Pi; f2/=2
 fmt.Printf("%.17g\n", f2)
}
